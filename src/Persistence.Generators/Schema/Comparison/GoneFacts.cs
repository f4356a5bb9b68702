using Persistence.Generators.Model;
using Persistence.Generators.Schema.Files;
using Persistence.Generators.Schema.Shapes;

namespace Persistence.Generators.Schema.Comparison;

/// <summary>Checks what the file says of a place where the class stores nothing any more.</summary>
internal sealed class GoneFacts
{
    private readonly ComparisonState _state;

    /// <summary>Makes it.</summary>
    /// <param name="state">The comparison.</param>
    public GoneFacts(ComparisonState state) => _state = state;

    /// <summary>Checks a fact.</summary>
    /// <param name="fact">What the file says.</param>
    public void Check(SchemaFact fact)
    {
        if (fact.Reason is not null || _state.Code.Retired.Items.Contains(fact.Path))
        {
            _state.Settle(fact.Path);
        }
        else if (KindOf(fact) is { } kind)
        {
            var (owner, member) = PlaceOf(fact);
            var successors = kind is ChangeKind.MemberRemoved or ChangeKind.LogRemoved ? Successors(fact) : default;
            _state.AddGone(new(kind, fact.Path, Detail(kind, fact), owner, member, default, default, successors), fact);
            _state.Settle(fact.Path);
        }
    }

    private ChangeKind? KindOf(SchemaFact fact)
    {
        // The number of an enum comes back as a number, and is stored as it was.
        if (SchemaPaths.IsEnumValue(fact.Path))
        {
            return fact.Value == "name" ? ChangeKind.EnumNameRemoved : null;
        }

        return fact.Path == StepFacts.Path ? fact.Until is null ? ChangeKind.StepsChanged : null
            : fact.Path == "ttl" ? fact.Until is null ? ChangeKind.TimeToLive : null
            : fact.Path[fact.Path.Length - 1] == '.' ? null
            : KindOfMember(fact);
    }

    private ChangeKind KindOfMember(SchemaFact fact) =>
        SchemaPaths.IsDerivedType(fact.Path) ? ChangeKind.DiscriminatorChanged
        : _state.Now.ContainsKey(SchemaPaths.Turned(fact.Path)) ? ChangeKind.LogTurned
        : SchemaPaths.IsLog(fact.Path) ? ChangeKind.LogRemoved
        : StoredValue.Parse(fact.Value).Has(StoredValue.Key) ? ChangeKind.EntryIdChanged
        : ChangeKind.MemberRemoved;

    private static string Detail(ChangeKind kind, SchemaFact fact) => kind switch
    {
        ChangeKind.StepsChanged => StepFacts.Problem(fact.Value, "", fact.Since, new Dictionary<string, string>()) ?? "",
        ChangeKind.TimeToLive => "it was " + fact.Value + " and is for ever now",
        ChangeKind.EntryIdChanged => "it was the id of entries",
        ChangeKind.LogTurned => fact.Path.StartsWith("log ", StringComparison.Ordinal) ? "it was a log" : "it was a member of the header",
        _ => fact.Until is { } until ? $"versions up to {until} stored {fact.Value} there" : $"it was {fact.Value}",
    };

    // What is gone is shown at the type that had it, or at the member that holds the type.
    private (string Owner, string Member) PlaceOf(SchemaFact fact)
    {
        if (_state.Now.TryGetValue(SchemaPaths.Turned(fact.Path), out var turned))
        {
            return (turned.Owner, turned.Member);
        }

        var around = SchemaPaths.Around(SchemaPaths.Renamed(fact.Path, _state.Renames));
        if (around.Length == 0)
        {
            return ("", "");
        }

        var sibling = _state.Code.Facts.Items.FirstOrDefault(one => one.Owner.Length > 0 && SchemaPaths.Around(one.Path) == around);
        return sibling is not null && !SchemaPaths.IsDerivedType(fact.Path) && !IsEntryKey(sibling) ? (sibling.Owner, "")
            : _state.Now.TryGetValue(around, out var holder) ? (holder.Owner, holder.Member)
            : ("", "");
    }

    // The id of entries whose type is not the user's stands at the log.
    private bool IsEntryKey(ShapeFact fact) => _state.Now.TryGetValue(SchemaPaths.Around(fact.Path), out var log) && SchemaPaths.IsLog(log.Path) && log.Owner == fact.Owner;

    // What came in the same place, with the same type first.
    private EquatableArray<string> Successors(SchemaFact gone)
    {
        var around = SchemaPaths.Around(SchemaPaths.Renamed(gone.Path, _state.Renames));
        var type = StoredValue.Parse(gone.Value).Type;
        return _state.Code.Facts.Items
            .Where(one => one.Member.Length > 0 && SchemaPaths.Around(one.Path) == around && SchemaPaths.IsLog(one.Path) == SchemaPaths.IsLog(gone.Path) && !_state.File.Facts.Items.Any(known => known.Path == one.Path))
            .OrderBy(one => one.Value.Type == type ? 0 : 1).ThenBy(static one => one.Member, StringComparer.Ordinal)
            .Select(static one => one.Member)
            .ToEquatableArray();
    }
}
