package com.fxbatchtrader.files.client;

import com.fxbatchtrader.domain.validation.ClientTable;
import com.fxbatchtrader.files.table.FileFacts;

/// A client file that was read, for [com.fxbatchtrader.domain.validation.ClientValidator] to judge.
public record ClientFile(FileFacts facts, ClientTable table) {}
