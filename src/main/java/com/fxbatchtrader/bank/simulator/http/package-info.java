/// A small HTTP/1.1 server on plain sockets, made so that an answer can go wrong in every way a network knows.
@NullMarked
package com.fxbatchtrader.bank.simulator.http;

import org.jspecify.annotations.NullMarked;
