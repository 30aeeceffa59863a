package com.fxbatchtrader.app.settings;

/// A setting's text and where it came from.
///
/// @param origin for messages: `--lock-timeout`, `environment FXBATCH_LOCK_TIMEOUT` or `FILE:LINE lock.timeout`
record Found(String text, String origin) {}
