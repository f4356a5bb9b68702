using Microsoft.CodeAnalysis;
using Persistence.Generators.Diagnostics;
using Persistence.Generators.Model;
using Persistence.Generators.Parsing.Types;

namespace Persistence.Generators.Parsing;

/// <summary>The members of a session class, sorted by what they are.</summary>
internal sealed class SessionMembers
{
    private readonly INamedTypeSymbol _type;
    private readonly TypeResolver _resolver;
    private readonly DiagnosticSink _problems;
    private readonly int _errorsOfTheClass;

    private SessionMembers(INamedTypeSymbol type, TypeResolver resolver, DiagnosticSink problems)
    {
        _type = type;
        _resolver = resolver;
        _problems = problems;
        _errorsOfTheClass = problems.ErrorCount;
    }

    /// <summary>The key's parts, in the order they are declared.</summary>
    public List<MemberSpec> Key { get; } = [];

    /// <summary>All that is stored in the header: the key's parts first, then the rest.</summary>
    public List<MemberSpec> Header { get; } = [];

    /// <summary>The logs.</summary>
    public List<LogSpec> Logs { get; } = [];

    /// <summary>The indexes.</summary>
    public List<IndexSpec> Indexes { get; } = [];

    /// <summary>The indexes over several members.</summary>
    public IReadOnlyList<CompoundIndexSpec> CompoundIndexes { get; private set; } = [];

    /// <summary>When sessions are due; null where the class does not say.</summary>
    public DueSpec? Due { get; private set; }

    /// <summary>What becomes of stored members that the class does not know; null where they are skipped.</summary>
    public UnknownMembersSpec? Unknown { get; private set; }

    /// <summary>Reads the members of a session class.</summary>
    /// <param name="type">The class.</param>
    /// <param name="resolver">Describes the members' types.</param>
    /// <param name="problems">Receives what is wrong.</param>
    /// <returns>The members.</returns>
    public static SessionMembers Read(INamedTypeSymbol type, TypeResolver resolver, DiagnosticSink problems)
    {
        var members = new SessionMembers(type, resolver, problems);
        foreach (var symbol in PropertyOrder.SessionMembers(resolver.MembersOf(type)).Where(static member => !UnknownMembers.IsExtensionData(member)))
        {
            members.Add(symbol);
        }

        members.ReadUnknown();
        members.Header.InsertRange(0, members.Key);
        members.CheckWhole();
        return members;
    }

    private void Add(ISymbol symbol)
    {
        _resolver.Findings.StartMember();
        if ((MemberRules.UseProblem(symbol, _type, _resolver) ?? PropertyOrder.Problem(symbol)) is { } use)
        {
            MemberRules.Report(symbol, use, _resolver, _problems);
        }
        else if (Attributes.Find(symbol, KnownNames.AppendOnlyAttribute) is { } log)
        {
            AddLog(symbol, log);
        }
        else
        {
            AddToHeader(symbol);
        }
    }

    private void ReadUnknown()
    {
        var unknown = UnknownMembers.Read(_type, null, _resolver, out var problem);
        if (problem is { IsSurplus: true } surplus)
        {
            _problems.AddValue(Attributes.Find(surplus.Member, KnownNames.JsonExtensionDataAttribute)!, null, surplus.Member, surplus.Text);
        }
        else if (problem is { } refused)
        {
            MemberRules.Report(refused.Member, refused.Text, _resolver, _problems);
        }
        else if (unknown is not null)
        {
            // A log stands beside the header, under a name that no member of the header may have.
            var names = Logs.SelectMany(static log => log.Member.FormerNames.Append(log.Member.JsonName));
            Unknown = unknown with { SkippedNames = unknown.SkippedNames.Concat(names).ToEquatableArray() };
        }
    }

    private void AddToHeader(ISymbol symbol)
    {
        if (_resolver.Foreign.OfMember(symbol, MemberSymbols.TypeOf(symbol), out var problem) is not { } type)
        {
            // What cannot be set again is computed from other members; it is not stored and may be of any type.
            if (symbol is not IPropertySymbol { SetMethod: null } || MemberRules.IsMarked(symbol))
            {
                MemberRules.Report(symbol, problem!, _resolver, _problems);
            }
            else
            {
                NoteUnread(symbol);
            }

            return;
        }

        var member = MemberParser.Parse(symbol, NumberHandling.Apply(symbol, _type, type), null);
        if (member.Setter == SetterKind.None)
        {
            if (MemberRules.IsMarked(symbol))
            {
                MemberRules.Report(symbol, "it has no setter; add one (init or private will do)", _resolver, _problems);
            }
            else
            {
                NoteUnread(symbol);
            }

            return;
        }

        member = AddIndex(symbol, member);
        (member.IsKey ? Key : Header).Add(member);
        MemberRules.CheckKey(symbol, member, _problems);
        CheckRules.Check(symbol, _problems);
        ComparerRules.Check(symbol, member, _problems);
    }

    private void NoteUnread(ISymbol symbol)
    {
        if (_problems.AreReported && UnreadRules.HoldsValue((IPropertySymbol)symbol))
        {
            _resolver.Findings.AddUnread(symbol, "it has no setter, so that it is not stored");
        }
    }

    private void AddLog(ISymbol symbol, AttributeData attribute)
    {
        if (LogParser.Parse(symbol, attribute, Logs.Count, _resolver, out var problem) is { } log)
        {
            Logs.Add(MemberRules.IsInherited(symbol, _type) ? log with { Member = log.Member with { IsInherited = true } } : log);
            LogParser.CheckEntry(symbol, _resolver, _problems);
            EntryKeys.Check(symbol, log, _resolver, _problems);
        }
        else if (problem is null && MemberSymbols.TypeOf(symbol).TypeKind != TypeKind.Error)
        {
            _problems.Add(UsageDiagnostics.LogType, symbol, symbol.Name, MemberRules.TypeText(symbol));
        }
        else
        {
            MemberRules.Report(symbol, problem ?? "", _resolver, _problems);
        }
    }

    private MemberSpec AddIndex(ISymbol symbol, MemberSpec member)
    {
        var attribute = Attributes.Find(symbol, KnownNames.IndexedAttribute);
        var due = DueRules.IsTime(symbol) ? Attributes.Find(symbol, KnownNames.DueAttribute) : null;
        if (attribute is null && due is null)
        {
            return member;
        }

        if (ForeignTypes.IsMarked(symbol))
        {
            return member;
        }

        if (member.Type.Index == IndexKind.None)
        {
            _problems.Add(UsageDiagnostics.IndexType, symbol, symbol.Name, MemberRules.TypeText(symbol));
            return member;
        }

        member = member with { Type = Sortable(member.Type), IsInherited = MemberRules.IsInherited(symbol, _type) };
        Due ??= due is null ? null : new DueSpec(Indexes.Count, member.Name, Attributes.Named(due, "MaxAttempts", 5));
        var isUnique = attribute is not null && Attributes.Named(attribute, "Unique", false);
        Indexes.Add(new IndexSpec(Indexes.Count, member, isUnique) { IgnoresCase = MarkRules.IgnoresCase(symbol, attribute, member.Type, _problems) });
        return member;
    }

    // The text of a duration does not sort; where it must, it is stored in ticks.
    private static TypeSpec Sortable(TypeSpec type) => (type.Column.Value ?? type.Column) is { Kind: ColumnKind.Value, Name: "TimeSpan" }
        ? type with
        {
            Column = type.Column.WithInnermost(static _ => new ColumnRef(ColumnKind.Value, "INTEGER", "TimeSpanTicks")),
            IndexedAs = type.IndexedAs is { } value ? Sortable(value) : null,
        }
        : type;

    private void CheckWhole()
    {
        var type = _type;
        MarkRules.Check(type, _problems);
        _resolver.Foreign.Rules.Report(type, _problems);
        MemberRules.ReportUnread(type, _resolver, _problems);
        UncheckedRules.Check(type, _resolver, _problems);
        SearchableRules.Check(type, this, _resolver, _problems);
        VectorMarks.Check(type, this, _resolver, _problems);
        CompoundIndexes = CompoundIndexRules.Read(type, Indexes, _problems);
        if (Key.Count == 0 && _problems.ErrorCount == _errorsOfTheClass)
        {
            _problems.Add(UsageDiagnostics.NoKey, type, type.Name);
        }

        if (Header.Count > 64)
        {
            _problems.Add(UsageDiagnostics.TooManyMembers, type, type.Name, Header.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        if (Header.Count == Key.Count && Logs.Count == 0 && Unknown?.ExtensionDataMember is null && _problems.ErrorCount == _errorsOfTheClass)
        {
            _problems.Add(UsageDiagnostics.NothingPersisted, type, type.Name);
        }
    }
}
