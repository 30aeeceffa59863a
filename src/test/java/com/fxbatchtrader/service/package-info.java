/// The one door under test, with real files on a database in memory.
@NullMarked
package com.fxbatchtrader.service;

import org.jspecify.annotations.NullMarked;
