/// Measures how fast the product is beside what is there without it: ratios of one run, printed and never asserted.
@NullMarked
package com.fxbatchtrader.bench;

import org.jspecify.annotations.NullMarked;
