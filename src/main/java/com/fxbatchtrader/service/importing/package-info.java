/// Takes files in: opened, decided, shown with their problems, mended, stored.
@NullMarked
package com.fxbatchtrader.service.importing;

import org.jspecify.annotations.NullMarked;
