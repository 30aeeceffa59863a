/// Currencies, pairs, spreads and the arithmetic of a deal. Decimal throughout, rounded once.
@NullMarked
package com.fxbatchtrader.domain.money;

import org.jspecify.annotations.NullMarked;
