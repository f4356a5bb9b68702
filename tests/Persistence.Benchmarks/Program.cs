using System.Globalization;
using BenchmarkDotNet.Running;
using Persistence.Benchmarks;
using Persistence.Benchmarks.Scale;
using Persistence.Benchmarks.Tails;
using Persistence.Benchmarks.Upgrades;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (Worker(args) is { } worker)
{
    return worker(args);
}

var topics = typeof(IQuickBenchmark).Assembly.GetTypes()
    .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IQuickBenchmark)))
    .Select(type => (IQuickBenchmark)Activator.CreateInstance(type)!)
    .OrderBy(topic => topic.Name, StringComparer.Ordinal)
    .ToList();

if (args is not ["quick", ..])
{
    BenchmarkSwitcher.FromAssembly(typeof(IQuickBenchmark).Assembly).Run(args);
    return 0;
}

var chosen = topics.Where(topic => args.Length == 1 || args.Contains(topic.Name, StringComparer.Ordinal)).ToList();
if (chosen.Count == 0)
{
    Console.Error.WriteLine($"There is no quick benchmark of that name; there are: {string.Join(", ", topics.Select(topic => topic.Name))}.");
    return 2;
}

var report = new RatioReport();
foreach (var topic in chosen)
{
    Console.WriteLine($"{topic.Name}: ratios within this run, beside their budgets");
    topic.Run(report);
}

return report.Misses == 0 ? 0 : 1;

// What a benchmark starts as a process of its own.
static Func<string[], int>? Worker(string[] args) => args.FirstOrDefault() switch
{
    TailWriter.Argument => TailWriter.Run,
    LogUser.Argument => LogUser.Be,
    ColdUser.Argument => ColdUser.Be,
    PresentLoads.Argument => PresentLoads.Run,
    _ => null,
};
