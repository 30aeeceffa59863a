/// Files of clients.
@NullMarked
package com.fxbatchtrader.files.client;

import org.jspecify.annotations.NullMarked;
