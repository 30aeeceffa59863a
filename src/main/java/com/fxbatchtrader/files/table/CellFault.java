package com.fxbatchtrader.files.table;

import com.fxbatchtrader.domain.validation.ProblemCode;

/// Why a cell has no text: a formula without a value, an error, digits that the file has lost. It matters only where
/// the cell's column is read.
///
/// @param found what stands there
/// @param expected what should, and what to do
public record CellFault(ProblemCode code, String found, String expected) {}
