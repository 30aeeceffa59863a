package com.fxbatchtrader.files.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.files.table.FileRefusedException;
import com.fxbatchtrader.files.table.Question;
import com.fxbatchtrader.files.table.Question.About;
import com.fxbatchtrader.files.table.ReadLimits;
import com.fxbatchtrader.files.table.ReadOptions;
import com.fxbatchtrader.files.trade.TradeFile;
import com.fxbatchtrader.files.trade.TradeFileReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Files made from seeds are read as they were meant, whatever they look like; and where they are asked about, they can
/// truly be read in two ways: by an oracle that knows no more than how numbers and days are spelled.
class MadeFilesTest {

    private static final int FILES = 600;
    private static final int MOST_QUESTIONS = 4;
    private static final Pattern POINT = number(",", "\\.");
    private static final Pattern COMMA = number("\\.", ",");
    private static final Pattern BOTH_SMALL = Pattern.compile("(0?[1-9]|1[0-2])/(0?[1-9]|1[0-2])/[0-9]{4}");

    @TempDir private Path folder = Path.of("");

    private final Set<About> asked = EnumSet.noneOf(About.class);
    private final TradeFileReader reader = new TradeFileReader(ReadLimits.DEFAULT);

    private static Pattern number(String thousands, String decimal) {
        String whole = "([0-9]+|[0-9]{1,3}(" + thousands + "[0-9]{3})+|[0-9]{1,3}([ \u00A0][0-9]{3})+)";
        return Pattern.compile("(R ?)?" + whole + "(" + decimal + "[0-9]+)?");
    }

    @Test
    void text_files_mean_what_they_were_made_to_mean() {
        for (int seed = 0; seed < FILES; seed++) {
            MadeFile made = new MadeFile(seed);
            means(made, made.csv(folder.resolve("made.csv")), seed);
        }
        assertThat(asked).containsExactlyInAnyOrder(About.DECIMAL, About.DATES);
    }

    @Test
    void workbooks_with_typed_cells_are_never_asked_about() {
        for (int seed = 0; seed < FILES / 2; seed++) {
            MadeFile made = new MadeFile(seed);
            Path file = made.workbook(folder.resolve("made.xlsx"), true);

            assertThat(read(file, ReadOptions.NONE)).as("seed %d: %s", seed, made).isEqualTo(made.trades());
        }
    }

    @Test
    void workbooks_whose_numbers_and_days_were_typed_as_text_mean_the_same() {
        for (int seed = 0; seed < FILES / 2; seed++) {
            MadeFile made = new MadeFile(seed);
            means(made, made.workbook(folder.resolve("made.xlsx"), false), seed);
        }
    }

    private void means(MadeFile made, Path file, int seed) {
        ReadOptions options = ReadOptions.NONE;
        for (int questions = 0; questions <= MOST_QUESTIONS; questions++) {
            try {
                assertThat(read(file, options)).as("seed %d: %s", seed, made).isEqualTo(made.trades());
                return;
            } catch (FileRefusedException e) {
                assertThat(e.question()).as("seed %d: %s; %s", seed, made, e.getMessage()).isPresent();
                options = answered(made, options, e, seed);
            }
        }
        throw new AssertionError("seed " + seed + " is asked about without end: " + made);
    }

    private ReadOptions answered(MadeFile made, ReadOptions options, FileRefusedException refused, int seed) {
        Question question = refused.question().orElseThrow();
        asked.add(question.about());
        Stream<String> column = made.texts(columnOf(question)).stream();
        Predicate<String> open;
        ReadOptions answered;
        switch (question.about()) {
            case DECIMAL -> {
                open = number -> POINT.matcher(number).matches() && COMMA.matcher(number).matches();
                answered = options.with(made.look().mark());
            }
            case DATES -> {
                open = day -> BOTH_SMALL.matcher(day).matches();
                answered = options.with(made.look().dates().answer());
            }
            default -> throw new AssertionError("seed " + seed + ": " + refused.getMessage() + "; " + made);
        }
        assertThat(column).as("seed %d: %s", seed, refused.getMessage()).allMatch(open);
        return answered;
    }

    private static String columnOf(Question question) {
        String column = question.column().strip();
        return Stream.of("Amount ZAR", "Spread", "Value Date")
                .filter(column::equalsIgnoreCase)
                .findFirst()
                .orElse(column);
    }

    private List<MadeTrade> read(Path file, ReadOptions options) {
        TradeFile read = reader.read(file, options);
        assertThat(read.table().fileProblems()).isEmpty();
        assertThat(read.table().drafts()).allSatisfy(draft -> assertThat(draft.problems()).isEmpty());
        return read.table().drafts().stream().map(MadeTrade::of).toList();
    }
}
