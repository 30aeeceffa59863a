/// Examines everything that the desk's promises rest on, and says how to mend what is not as it should be.
@NullMarked
package com.fxbatchtrader.service.doctor;

import org.jspecify.annotations.NullMarked;
