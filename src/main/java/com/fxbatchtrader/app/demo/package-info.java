/// The demo: fictional clients, a batch and a bank with seeded trouble, and the check that all went as it should.
@NullMarked
package com.fxbatchtrader.app.demo;

import org.jspecify.annotations.NullMarked;
