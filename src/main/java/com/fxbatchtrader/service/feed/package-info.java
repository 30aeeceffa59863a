/// The change feed: who wants to know what has changed on the desk is told, whichever process changed it.
@NullMarked
package com.fxbatchtrader.service.feed;

import org.jspecify.annotations.NullMarked;
