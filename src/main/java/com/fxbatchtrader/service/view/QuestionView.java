package com.fxbatchtrader.service.view;

import java.util.List;

/// What a file leaves open, and a person must say.
///
/// @param about what is to be decided, as a short stable name: `DECIMAL`, `DATES`, `SHEET`, `ENCODING`, `COLUMNS`
/// @param flag the option of the command line that decides it
/// @param column the header that it is about; empty = the whole file
/// @param choices what can be answered; empty where the answer is free text
public record QuestionView(String about, String flag, String column, List<Choice> choices) {

    public QuestionView {
        choices = List.copyOf(choices);
    }

    /// One answer.
    ///
    /// @param means what the file says then, in words
    public record Choice(String value, String means) {}
}
