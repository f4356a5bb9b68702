using V2Comparison.Differences;
using V2Comparison.Measuring;
using V2Comparison.Peers;

if (args.Length == 0)
{
    Console.Error.WriteLine("Give one or more directories of C# code.");
    return 2;
}

var unexplained = 0;
foreach (var directory in args)
{
    var code = new CodeBase(directory);
    Console.WriteLine($"{Path.GetFileName(directory.TrimEnd('/'))}: {code.FileCount} files, {code.LineCount} lines");
    var compilation = code.Compile(["S104", "S107", "S1541", "CA1502"]);
    var readings = Readings.Of(compilation);
    Tally[] tallies =
    [
        LinesComparison.Run(compilation, readings),
        ParametersComparison.Run(compilation, readings),
        new ComplexityComparison(compilation, Tool.Sonar).Run(readings),
        new ComplexityComparison(compilation, Tool.Metrics).Run(readings),
    ];
    foreach (var tally in tallies)
    {
        tally.Print(Console.Out);
        unexplained += tally.Unexplained;
    }
}

return unexplained == 0 ? 0 : 1;
