package com.fxbatchtrader.files.table;

import java.util.List;

/// What a file leaves open: it can be read in several ways, and a person must say which.
///
/// @param about what is to be decided
/// @param column the header that it is about; empty = the whole file
/// @param choices what can be answered; empty where the answer is free text
public record Question(About about, String column, List<Choice> choices) {

    public Question {
        choices = List.copyOf(choices);
    }

    /// What is to be decided; each has the option of the command line that decides it.
    public enum About {
        ENCODING("--encoding"),
        SHEET("--sheet"),
        HIDDEN_ROWS("--hidden-rows"),
        DECIMAL("--decimal"),
        DATES("--dates"),
        COLUMNS("--map");

        private final String flag;

        About(String flag) {
            this.flag = flag;
        }

        /// The option of the command line.
        public String flag() {
            return flag;
        }
    }

    /// One answer.
    ///
    /// @param value what the option is given
    /// @param means what the file says then, in words: `1.000 is one thousand`
    public record Choice(String value, String means) {}
}
