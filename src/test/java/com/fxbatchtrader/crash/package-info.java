/// Kills real processes of the real program again and again, and judges what is left: no trade booked twice, none lost.
@NullMarked
package com.fxbatchtrader.crash;

import org.jspecify.annotations.NullMarked;
