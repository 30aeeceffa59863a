package com.fxbatchtrader.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;

import java.nio.file.Path;
import java.util.List;

/// One Java source: its text and its syntax tree.
record SourceFile(Path path, String text, CompilationUnitTree unit, SourcePositions positions) {

    List<String> lines() {
        return text.lines().toList();
    }

    boolean isPackageInfo() {
        return path.endsWith("package-info.java");
    }

    /// From the first modifier or annotation to the closing brace; comments above do not count.
    int linesOf(Tree tree) {
        return lineAt(positions.getEndPosition(unit, tree)) - lineOf(tree) + 1;
    }

    int lineOf(Tree tree) {
        return lineAt(positions.getStartPosition(unit, tree));
    }

    private int lineAt(long position) {
        return Math.toIntExact(unit.getLineMap().getLineNumber(position));
    }

    /// Names a place in the words that editors understand.
    String at(int line) {
        return path + ":" + line;
    }
}
