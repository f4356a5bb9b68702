using Persistence.Generators.Schema.Shapes;

namespace Persistence.Generators.Schema.Comparison;

/// <summary>Checks what a class stores that the file does not know.</summary>
internal sealed class AddedFacts
{
    private readonly ComparisonState _state;

    private readonly HashSet<string> _known;

    /// <summary>Makes it.</summary>
    /// <param name="state">The comparison.</param>
    public AddedFacts(ComparisonState state)
    {
        _state = state;
        _known = new(state.File.Facts.Items.Where(static fact => fact.Until is null).Select(fact => SchemaPaths.Renamed(fact.Path, state.Renames)), StringComparer.Ordinal);
    }

    /// <summary>Checks a fact.</summary>
    /// <param name="fact">What the class stores.</param>
    public void Check(ShapeFact fact)
    {
        if (_known.Contains(fact.Path) || _state.IsSettledNow(fact.Path))
        {
            return;
        }

        if (fact.Path == "ttl")
        {
            _state.Add(ChangeKind.TimeToLive, $"it was for ever and is {fact.Value} now", null, fact);
        }
        else if (fact.Path == StepFacts.Path)
        {
            StepFacts.Check(_state, null, fact);
        }
        else if (fact.Value.Has(StoredValue.Required) && IsStoredAround(fact.Path))
        {
            _state.Add(ChangeKind.RequiredAdded, "older data does not have it", null, fact);
        }
        else if (fact.Value.Has(StoredValue.Key) && IsStoredAround(fact.Path))
        {
            _state.Add(ChangeKind.EntryIdChanged, "it is the id of entries now", null, fact);
        }
    }

    // Whether older data has what the member stands in, and so lacks the member.
    private bool IsStoredAround(string path) =>
        SchemaPaths.Around(path) is var outer && (outer.Length == 0 || _known.Any(place => place == outer || SchemaPaths.IsInside(place, outer)));
}
