package com.fxbatchtrader.architecture;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import javax.lang.model.element.Modifier;

/// What every source must keep by itself. Each check gives the findings as `path:line: words`, none when all is well.
final class HouseStyle {

    private static final int LINE_CHARACTERS = 120;
    private static final int METHOD_LINES = 70;
    private static final int CLASS_LINES = 450;
    private static final int CONSTRUCTOR_PARAMETERS = 7;

    /// Put together from halves, so that this file has none itself.
    private static final Pattern LATER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|HA" + "CK)\\b");

    private static final Pattern OLD_JAVADOC = Pattern.compile("^\\s*/\\*\\*");
    private static final Pattern CONTAINER =
            Pattern.compile("(.*\\.)?\\w*(Map|List|Set|Queue|Deque|Builder|Lock|Semaphore|Random)(<.*>)?");

    /// Where everything may be caught, because nothing above could: each is the outermost frame of a thread.
    private static final Set<String> BORDERS = Set.of("Repetition", "VirtualTime", "Main");

    private HouseStyle() {}

    static List<String> of(List<SourceFile> files) {
        List<String> findings = new ArrayList<>();
        for (SourceFile file : files) {
            lines(file, findings);
            new Scan(file, findings).scan(file.unit(), null);
        }
        return findings;
    }

    private static void lines(SourceFile file, List<String> findings) {
        matching(file, findings, line -> line.length() > LINE_CHARACTERS, "longer than " + LINE_CHARACTERS);
        matching(file, findings, LATER.asPredicate(), "a marker for later: do it, or write an issue");
        matching(file, findings, OLD_JAVADOC.asPredicate(), "comments on types and methods begin with ///");
    }

    private static void matching(SourceFile file, List<String> findings, Predicate<String> bad, String words) {
        List<String> lines = file.lines();
        IntStream.range(0, lines.size())
                .filter(i -> bad.test(lines.get(i)))
                .forEach(i -> findings.add(file.at(i + 1) + ": " + words));
    }

    private static final class Scan extends TreeScanner<Void, String> {

        private final BiConsumer<Tree, String> finding;
        private final SourceFile file;

        Scan(SourceFile file, List<String> findings) {
            this.file = file;
            this.finding = (tree, words) -> findings.add(file.at(file.lineOf(tree)) + ": " + words);
        }

        @Override
        public Void visitClass(ClassTree type, String around) {
            if (around == null) {
                topLevel(type);
            }
            boolean isRecord = type.getKind() == Tree.Kind.RECORD;
            for (Tree member : type.getMembers()) {
                if (member instanceof MethodTree method && !isRecord) {
                    constructor(method, type);
                }
                if (member instanceof VariableTree field) {
                    staticState(field);
                }
            }
            return super.visitClass(type, around == null ? type.getSimpleName().toString() : around);
        }

        private void topLevel(ClassTree type) {
            int lines = file.linesOf(type);
            if (lines > CLASS_LINES) {
                finding.accept(type, type.getSimpleName() + " has " + lines + " lines, at most " + CLASS_LINES);
            }
            boolean isPublic = type.getModifiers().getFlags().contains(Modifier.PUBLIC);
            if (isPublic && !isDescribed(file.lineOf(type))) {
                finding.accept(type, "a public type says with /// what it is");
            }
        }

        private boolean isDescribed(int line) {
            return line > 1 && file.lines().get(line - 2).startsWith("///");
        }

        private void constructor(MethodTree method, ClassTree type) {
            int parameters = method.getParameters().size();
            if (method.getReturnType() == null && parameters > CONSTRUCTOR_PARAMETERS) {
                finding.accept(
                        method,
                        "the constructor of "
                                + type.getSimpleName()
                                + " has "
                                + parameters
                                + " parameters, at most "
                                + CONSTRUCTOR_PARAMETERS
                                + ": a record, or a split");
            }
        }

        private void staticState(VariableTree field) {
            if (field.getModifiers().getFlags().contains(Modifier.STATIC)
                    && field.getInitializer() instanceof NewClassTree made
                    && CONTAINER.matcher(made.getIdentifier().toString()).matches()) {
                finding.accept(field, "the static field " + field.getName() + " holds something that changes");
            }
        }

        @Override
        public Void visitMethod(MethodTree method, String around) {
            int lines = file.linesOf(method);
            if (lines > METHOD_LINES) {
                finding.accept(method, method.getName() + " has " + lines + " lines, at most " + METHOD_LINES);
            }
            return super.visitMethod(method, around);
        }

        @Override
        public Void visitCatch(CatchTree clause, String around) {
            Matcher broad =
                    Pattern.compile("\\b(Throwable|Error)\\b").matcher(clause.getParameter().getType().toString());
            if (broad.find() && !BORDERS.contains(around)) {
                finding.accept(clause, "catches " + broad.group() + ", which only a named border may");
            }
            return super.visitCatch(clause, around);
        }
    }
}
