/// The production connector: the bank's FX API spoken as JSON over HTTP, and what each of its answers proves. The only
/// room that knows an HTTP client.
@NullMarked
package com.fxbatchtrader.bank.http;

import org.jspecify.annotations.NullMarked;
