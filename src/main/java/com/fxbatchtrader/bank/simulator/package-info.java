/// A bank for demonstrations and tests: a real HTTP server on the loopback interface with the bank's whole interface,
/// accounts, moving rates, a ledger that outlives its process, and everything that can go wrong.
@NullMarked
package com.fxbatchtrader.bank.simulator;

import org.jspecify.annotations.NullMarked;
