using Persistence.Generators.Schema.Files;
using Persistence.Generators.Schema.Shapes;

namespace Persistence.Generators.Schema.Comparison;

/// <summary>Checks what the file says of a place where the class still stores something.</summary>
internal sealed class PresentFacts
{
    private readonly ComparisonState _state;

    /// <summary>Makes it.</summary>
    /// <param name="state">The comparison.</param>
    public PresentFacts(ComparisonState state) => _state = state;

    /// <summary>Checks a fact.</summary>
    /// <param name="fact">What the file says.</param>
    /// <param name="now">What the class stores there.</param>
    public void Check(SchemaFact fact, ShapeFact now)
    {
        if (fact.Path == StepFacts.Path)
        {
            StepFacts.Check(_state, fact, now);
        }
        else if (fact.Until is null)
        {
            CheckName(fact, now);
            CheckValue(fact, now);
        }
        else if (_state.File.Facts.Items.Any(live => live.Until is null && live.Path == fact.Path))
        {
            CheckEarlier(fact, now);
        }
        else if (fact.Path == now.Path)
        {
            CheckReused(fact, now);
        }
    }

    // Members inside a renamed one are found with it.
    private void CheckName(SchemaFact fact, ShapeFact now)
    {
        if (_state.Renames.ContainsKey(fact.Path) && _state.Code.Version == _state.File.Version)
        {
            _state.Add(SchemaPaths.IsLog(fact.Path) ? ChangeKind.LogRenamed : ChangeKind.MemberRenamed, $"it is called {SchemaPaths.NameOf(now.Path)} now", fact, now);
        }
    }

    private void CheckValue(SchemaFact fact, ShapeFact now)
    {
        if (SchemaPaths.IsEnumValue(fact.Path))
        {
            CheckNumber(fact, now);
            return;
        }

        var old = StoredValue.Parse(fact.Value);
        if (IsReference(old) || IsReference(now.Value))
        {
            return;
        }

        foreach (var (kind, detail) in ValueComparison.Compare(fact.Path, old, now.Value).Where(change => !IsRefusedToOthers(change.Kind)))
        {
            _state.Add(kind, detail, fact, now);
            if (old.Type != now.Value.Type)
            {
                _state.Settle(fact.Path);
            }
        }
    }

    // Programs that cannot read what this class stores are refused its sessions.
    private bool IsRefusedToOthers(ChangeKind kind) => kind == ChangeKind.TypeWidened && _state.Code.Version > _state.File.Version;

    // A number that has another name means another value where the former name is still there, with another number.
    private void CheckNumber(SchemaFact fact, ShapeFact now)
    {
        var outer = SchemaPaths.Around(now.Path) + "=";
        if (fact.Value != now.Value.ToString() && _state.Code.Facts.Items.Any(other => other.Path.StartsWith(outer, StringComparison.Ordinal) && other.Value.ToString() == fact.Value))
        {
            _state.Add(ChangeKind.EnumRenumbered, $"it was {fact.Value} and is {now.Value}", fact, now);
        }
    }

    // A place that held something else under an earlier version, and holds what the file says since.
    private void CheckEarlier(SchemaFact fact, ShapeFact now)
    {
        if (fact.Reason is null && !SchemaPaths.IsEnumValue(fact.Path) && !IsSafe(fact, now))
        {
            CheckValue(fact, now);
        }
    }

    private void CheckReused(SchemaFact fact, ShapeFact now)
    {
        if (SchemaPaths.IsEnumValue(fact.Path) ? fact.Value != now.Value.ToString() : !IsSafe(fact, now))
        {
            _state.Add(ChangeKind.NameReused, $"versions up to {fact.Until} stored {fact.Value} there, and it is {now.Value} now", fact, now);
            _state.Settle(fact.Path);
        }
    }

    private static bool IsReference(StoredValue value) => value.Type.StartsWith("as:", StringComparison.Ordinal);

    private static bool IsSafe(SchemaFact fact, ShapeFact now) => ValueComparison.Compare(fact.Path, StoredValue.Parse(fact.Value), now.Value)
        .All(static change => change.Kind is ChangeKind.TypeWidened or ChangeKind.IndexMadeUnique or ChangeKind.AppendRule or ChangeKind.TimeToLive or ChangeKind.NullForbidden);
}
