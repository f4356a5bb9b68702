using Microsoft.CodeAnalysis;
using Persistence.Generators.Diagnostics;
using Persistence.Generators.Model;
using Persistence.Generators.Parsing.Types;

namespace Persistence.Generators.Parsing;

/// <summary>The members of a session class, sorted by what they are.</summary>
internal sealed class SessionMembers
{
    private readonly TypeResolver _resolver;
    private readonly Problems _problems;

    private SessionMembers(TypeResolver resolver, Problems problems)
    {
        _resolver = resolver;
        _problems = problems;
    }

    /// <summary>The key's parts, in the order they are declared.</summary>
    public List<MemberSpec> Key { get; } = [];

    /// <summary>All that is stored in the header: the key's parts first, then the rest.</summary>
    public List<MemberSpec> Header { get; } = [];

    /// <summary>The logs.</summary>
    public List<LogSpec> Logs { get; } = [];

    /// <summary>The indexes.</summary>
    public List<IndexSpec> Indexes { get; } = [];

    /// <summary>Reads the members of a session class.</summary>
    /// <param name="type">The class.</param>
    /// <param name="resolver">Describes the members' types.</param>
    /// <param name="problems">Receives what is wrong.</param>
    /// <returns>The members.</returns>
    public static SessionMembers Read(INamedTypeSymbol type, TypeResolver resolver, Problems problems)
    {
        var members = new SessionMembers(resolver, problems);
        foreach (var symbol in MemberSymbols.Of(type))
        {
            members.Add(symbol);
        }

        members.Header.InsertRange(0, members.Key);
        members.CheckWhole(type);
        return members;
    }

    private void Add(ISymbol symbol)
    {
        if (Attributes.Find(symbol, KnownNames.AppendOnlyAttribute) is { } log)
        {
            AddLog(symbol, log);
            return;
        }

        if (_resolver.Resolve(MemberSymbols.TypeOf(symbol), out var problem) is not { } type)
        {
            // What cannot be set again is computed from other members; it is not stored and may be of any type.
            if (symbol is not IPropertySymbol { SetMethod: null } || IsMarked(symbol))
            {
                Refuse(symbol, problem!);
            }

            return;
        }

        var member = MemberParser.Parse(symbol, type, null);
        if (member.Setter == SetterKind.None)
        {
            RefuseIfMarked(symbol);
            return;
        }

        member = AddIndex(symbol, member);
        (member.IsKey ? Key : Header).Add(member);
        CheckKey(symbol, member);
    }

    private void AddLog(ISymbol symbol, AttributeData attribute)
    {
        if (LogParser.Parse(symbol, attribute, Logs.Count, _resolver, out var problem) is { } log)
        {
            Logs.Add(log);
            LogParser.CheckEntry(symbol, _problems);
        }
        else if (problem is null)
        {
            _problems.Add(UsageDiagnostics.LogType, symbol, symbol.Name, TypeText(symbol));
        }
        else
        {
            Refuse(symbol, problem);
        }
    }

    private MemberSpec AddIndex(ISymbol symbol, MemberSpec member)
    {
        if (Attributes.Find(symbol, KnownNames.IndexedAttribute) is not { } attribute)
        {
            return member;
        }

        if (member.Type.Index == IndexKind.None)
        {
            _problems.Add(UsageDiagnostics.IndexType, symbol, symbol.Name, TypeText(symbol));
            return member;
        }

        member = member with { Type = Sortable(member.Type) };
        Indexes.Add(new IndexSpec(Indexes.Count, member, Attributes.Named(attribute, "Unique", false)));
        return member;
    }

    // The text of a duration does not sort; where it must, it is stored in ticks.
    private static TypeSpec Sortable(TypeSpec type) =>
        type.Column.Contains(".TimeSpanColumn")
            ? type with
            {
                Column = type.Column.Replace(".TimeSpanColumn", ".TimeSpanTicksColumn"),
                ColumnType = "INTEGER",
                IndexedAs = type.IndexedAs is { } value ? Sortable(value) : null,
            }
            : type;

    private void CheckKey(ISymbol symbol, MemberSpec member)
    {
        if (member.IsKey && !KeyTypes.IsKey(MemberSymbols.TypeOf(symbol)))
        {
            _problems.Add(UsageDiagnostics.KeyType, symbol, symbol.Name, TypeText(symbol));
        }
    }

    private void CheckWhole(INamedTypeSymbol type)
    {
        if (Key.Count == 0 && !_problems.HasErrors)
        {
            _problems.Add(UsageDiagnostics.NoKey, type, type.Name);
        }

        if (Header.Count > 64)
        {
            _problems.Add(UsageDiagnostics.TooManyMembers, type, type.Name, Header.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        if (Header.Count == Key.Count && Logs.Count == 0)
        {
            _problems.Add(UsageDiagnostics.NothingPersisted, type, type.Name);
        }
    }

    private void RefuseIfMarked(ISymbol symbol)
    {
        if (IsMarked(symbol))
        {
            Refuse(symbol, "it has no setter");
        }
    }

    private static bool IsMarked(ISymbol symbol) =>
        Attributes.Has(symbol, KnownNames.KeyAttribute) || Attributes.Has(symbol, KnownNames.IndexedAttribute);

    // A type that is unknown has its own compiler error; a second one here would only be noise.
    private void Refuse(ISymbol symbol, string problem)
    {
        if (MemberSymbols.TypeOf(symbol).TypeKind != TypeKind.Error)
        {
            _problems.Add(UsageDiagnostics.MemberType, symbol, symbol.Name, problem);
        }
        else
        {
            _problems.StaySilent();
        }
    }

    private static string TypeText(ISymbol symbol) =>
        MemberSymbols.TypeOf(symbol).ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
