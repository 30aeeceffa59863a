package com.fxbatchtrader.files;

import com.fxbatchtrader.domain.validation.ClientTable;

/// A client file that was read, for [com.fxbatchtrader.domain.validation.ClientValidator] to judge.
public record ClientFile(FileFacts facts, ClientTable table) {}
