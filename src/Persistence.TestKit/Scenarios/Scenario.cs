using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>
/// Random sequences of all operations by several clients. A scenario gives a transcript; on any two backends that keep
/// the contract the transcripts are the same, line by line, and the in-memory store says what they should be.
/// </summary>
public static class Scenario
{
    /// <summary>Makes a random scenario.</summary>
    /// <param name="seed">The same seed gives the same scenario.</param>
    /// <param name="length">How many steps.</param>
    /// <returns>The steps.</returns>
    public static IReadOnlyList<ScenarioStep> Random(int seed, int length)
    {
        var random = new Random(seed);
        var actions = Enum.GetValues<ScenarioAction>();
        return [.. Enumerable.Range(0, length).Select(_ => new ScenarioStep(
            actions[random.Next(actions.Length)],
            random.Next(ScenarioStep.Bounds.Clients),
            random.Next(ScenarioStep.Bounds.Keys),
            random.Next(ScenarioStep.Bounds.Values)))];
    }

    /// <summary>Runs a scenario.</summary>
    /// <param name="environment">A fresh environment; it is not disposed.</param>
    /// <param name="steps">The steps.</param>
    /// <returns>One line for each step: what was done and what came of it; then everything that is stored.</returns>
    public static IReadOnlyList<string> Run(TestEnvironment environment, IReadOnlyList<ScenarioStep> steps)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(steps);
        var clock = new ManualTimeProvider(DateTimeOffset.UtcNow);
        var clients = Enumerable.Range(0, ScenarioStep.Bounds.Clients).Select(_ => new ScenarioClient(environment, clock)).ToList();
        try
        {
            var lines = new List<string>(steps.Count);
            foreach (var step in steps)
            {
                lines.Add($"{step.Action} client {step.Client}, k{step.Key}, {step.Value}: {clients[step.Client].Do(step)}");
            }

            using var store = environment.Open<IBlackboardStore>(clock);
            lines.AddRange(BlackboardDump.Of(store));
            return lines;
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }
    }

    /// <summary>Runs a scenario here and in memory, and compares. Where the environment has a clock of its own, no step waits.</summary>
    /// <param name="environment">A fresh environment; it is not disposed.</param>
    /// <param name="steps">The steps.</param>
    /// <exception cref="ConformanceException">The transcripts differ; the message shows the first difference.</exception>
    public static void CheckAgainstModel(TestEnvironment environment, IReadOnlyList<ScenarioStep> steps)
    {
        using var memory = new InMemoryEnvironment();
        var asked = environment.HasClockOfItsOwn ? [.. steps.Where(step => step.Action != ScenarioAction.Wait)] : steps;
        CheckEqual(Run(memory, asked), Run(environment, asked));
    }

    /// <summary>Compares transcripts.</summary>
    /// <param name="expected">What the model gave.</param>
    /// <param name="actual">What the backend gave.</param>
    /// <exception cref="ConformanceException">They differ.</exception>
    public static void CheckEqual(IReadOnlyList<string> expected, IReadOnlyList<string> actual)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(actual);
        for (var line = 0; line < Math.Max(expected.Count, actual.Count); line++)
        {
            var (left, right) = (expected.ElementAtOrDefault(line), actual.ElementAtOrDefault(line));
            if (left != right)
            {
                throw new ConformanceException($"Line {line + 1} of the transcript differs.\nexpected: {left}\nactual:   {right}\nbefore it:\n{string.Join('\n', expected.Take(line))}");
            }
        }
    }
}
