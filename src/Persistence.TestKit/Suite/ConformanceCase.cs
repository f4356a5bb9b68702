using System.Runtime.CompilerServices;

namespace Persistence.TestKit;

/// <summary>One case of the suite: what a store of any backend must do. It knows no test framework.</summary>
public sealed class ConformanceCase
{
    private readonly Func<CaseContext, Task> _run;

    /// <summary>Describes a case.</summary>
    /// <param name="sentence">The sentence of the contract that it proves; one of <see cref="Contract"/>.</param>
    /// <param name="run">The case.</param>
    /// <param name="name">Its name; by default that of the method.</param>
    public ConformanceCase(string sentence, Action<CaseContext> run, [CallerArgumentExpression(nameof(run))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(run);
        Sentence = sentence;
        Name = name;
        _run = context =>
        {
            run(context);
            return Task.CompletedTask;
        };
    }

    /// <summary>Describes a case of the asynchronous members. Where stores have none, it is left out.</summary>
    /// <param name="sentence">The sentence of the contract that it proves; one of <see cref="Contract"/>.</param>
    /// <param name="run">The case.</param>
    /// <param name="name">Its name; by default that of the method.</param>
    public ConformanceCase(string sentence, Func<CaseContext, Task> run, [CallerArgumentExpression(nameof(run))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(run);
        Sentence = sentence;
        Name = name;
        IsAsynchronous = true;
        _run = context =>
        {
            Check.Possible(context.Environment.IsAsynchronous, "the backend has no asynchronous members");
            return run(context);
        };
    }

    /// <summary>The sentence of the contract that it proves.</summary>
    public string Sentence { get; }

    /// <summary>Its name, unique in the suite.</summary>
    public string Name { get; }

    /// <summary>Whether it is about the asynchronous members.</summary>
    public bool IsAsynchronous { get; }

    /// <summary>Runs the case.</summary>
    /// <param name="environment">A fresh environment; it is disposed afterwards.</param>
    /// <returns>A task that ends with the case.</returns>
    /// <exception cref="ConformanceException">The store does not do what the sentence says.</exception>
    /// <exception cref="CaseSkippedException">The backend cannot be asked; the message says why.</exception>
    public async Task RunAsync(TestEnvironment environment)
    {
        using var context = new CaseContext(environment);
        await _run(context).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
