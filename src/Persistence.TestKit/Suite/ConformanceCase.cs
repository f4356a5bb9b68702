using System.Runtime.CompilerServices;

namespace Persistence.TestKit;

/// <summary>One case of the suite: what a store of any backend must do. It knows no test framework.</summary>
public sealed class ConformanceCase
{
    private readonly Action<CaseContext> _run;

    /// <summary>Describes a case.</summary>
    /// <param name="sentence">The sentence of the contract that it proves; one of <see cref="Contract"/>.</param>
    /// <param name="run">The case.</param>
    /// <param name="name">Its name; by default that of the method.</param>
    public ConformanceCase(string sentence, Action<CaseContext> run, [CallerArgumentExpression(nameof(run))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(run);
        Sentence = sentence;
        _run = run;
        Name = name;
    }

    /// <summary>The sentence of the contract that it proves.</summary>
    public string Sentence { get; }

    /// <summary>Its name, unique in the suite.</summary>
    public string Name { get; }

    /// <summary>Runs the case.</summary>
    /// <param name="place">A fresh place; it is disposed afterwards.</param>
    /// <exception cref="ConformanceException">The store does not do what the sentence says.</exception>
    /// <exception cref="CaseSkippedException">The backend cannot be asked; the message says why.</exception>
    public void Run(StorePlace place)
    {
        using var context = new CaseContext(place);
        _run(context);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
