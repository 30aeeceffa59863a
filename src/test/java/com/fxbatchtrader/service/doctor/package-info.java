/// What the doctor finds.
@NullMarked
package com.fxbatchtrader.service.doctor;

import org.jspecify.annotations.NullMarked;
