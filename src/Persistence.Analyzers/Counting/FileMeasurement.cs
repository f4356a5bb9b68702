using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace Persistence.Analyzers.Counting;

/// <summary>
/// What the V2 rules count in one file. Counting is purely syntactic: the same text gives the same numbers
/// without a compilation, in broken code too. Instances are read-only and safe to share between threads.
/// </summary>
public sealed class FileMeasurement
{
    internal FileMeasurement(int lines, IReadOnlyList<FunctionMeasurement> functions, IReadOnlyList<FunctionMeasurement> initializers, TypesInFile types)
    {
        Lines = lines;
        Functions = functions;
        Initializers = initializers;
        Classes = types.Classes;
        Enums = types.Enums;
    }

    /// <summary>Physical lines as an editor numbers them; an empty last line is not counted.</summary>
    public int Lines { get; }

    /// <summary>Everything with a body of its own, in the order of the text. Top-level statements together are the first one of them.</summary>
    public IReadOnlyList<FunctionMeasurement> Functions { get; }

    /// <summary>
    /// Field, property and base-argument initializers, each a unit of complexity that V2004 limits; they are no functions
    /// and V2002 does not count them.
    /// </summary>
    public IReadOnlyList<FunctionMeasurement> Initializers { get; }

    /// <summary>Classes, structs, records and interfaces, nested and file-local ones too, in the order of the text.</summary>
    public IReadOnlyList<TypeMeasurement> Classes { get; }

    /// <summary>Enums, nested ones too, in the order of the text.</summary>
    public IReadOnlyList<TypeMeasurement> Enums { get; }

    /// <summary>Counts one parsed file.</summary>
    /// <param name="tree">A C# syntax tree; it may contain errors.</param>
    /// <param name="cancellation">Stops the walk between two nodes.</param>
    /// <exception cref="ArgumentNullException"><paramref name="tree"/> is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was requested.</exception>
    public static FileMeasurement Measure(SyntaxTree tree, CancellationToken cancellation = default)
    {
        if (tree is null)
        {
            throw new ArgumentNullException(nameof(tree));
        }

        var text = tree.GetText(cancellation);
        var walk = new FileWalk(DecisionMarks.In(text), cancellation);
        walk.Run(tree.GetRoot(cancellation));
        return new FileMeasurement(LineRules.CountLines(text), walk.Functions, walk.Initializers, walk.Types);
    }
}
