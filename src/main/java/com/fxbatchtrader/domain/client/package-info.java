/// The desk's clients and their settlement accounts.
@NullMarked
package com.fxbatchtrader.domain.client;

import org.jspecify.annotations.NullMarked;
