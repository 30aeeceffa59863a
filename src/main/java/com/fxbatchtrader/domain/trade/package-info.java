/// The trade: its states, its booking attempts and their proofs.
@NullMarked
package com.fxbatchtrader.domain.trade;

import org.jspecify.annotations.NullMarked;
