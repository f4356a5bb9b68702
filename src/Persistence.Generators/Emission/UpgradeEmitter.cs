using System.Globalization;
using Persistence.Generators.Emission.Codec;
using Persistence.Generators.Emission.Sqlite;
using Persistence.Generators.Model;

namespace Persistence.Generators.Emission;

/// <summary>Emits the tables of upgrade steps. A class without steps has none.</summary>
internal static class UpgradeEmitter
{
    /// <summary>Whether a class has steps.</summary>
    /// <param name="session">The class.</param>
    public static bool HasSteps(SessionSpec session) => session.Upgrades.Count > 0 || session.Logs.Items.Any(static log => log.Upgrades.Count > 0);

    /// <summary>Emits the steps into the class itself, whose methods may be private.</summary>
    /// <param name="session">The class.</param>
    /// <param name="writer">Receives the code.</param>
    public static void Methods(SessionSpec session, SourceWriter writer)
    {
        Methods(session.Upgrades, Field(null), writer);
        foreach (var log in session.Logs)
        {
            Methods(log.Upgrades, Field(log), writer);
        }
    }

    /// <summary>Emits what the description says of the header's steps.</summary>
    /// <param name="session">The class.</param>
    /// <param name="writer">Receives the code.</param>
    public static void Describe(SessionSpec session, SourceWriter writer)
    {
        if (!HasSteps(session))
        {
            return;
        }

        writer.Write("HasUpgrades = true,");
        if (session.Upgrades.Count > 0)
        {
            writer.Write($"Upgrades = {Chain(session, Field(null), session.Key.Parts.Select(static part => part.JsonName), session.Members.Items)},");
        }
    }

    /// <summary>What the description of a log says of its steps: a part of its initializer; empty for none.</summary>
    /// <param name="session">The class.</param>
    /// <param name="log">The log.</param>
    public static string Of(SessionSpec session, LogSpec log) => log.Upgrades.Count == 0
        ? ""
        : $"Upgrades = {Chain(session, Field(log), LogValidation.Ids(log).Select(static part => part.JsonName), log.EntryObject?.Members.Items.AsEnumerable() ?? [])}";

    /// <summary>How a column whose members belong to the whole object stands in JSON, in C#.</summary>
    public const string Whole = "columns::StoredColumn.Merged";

    /// <summary>How the column of a member stands in JSON, in C#.</summary>
    /// <param name="member">The member.</param>
    /// <param name="unknown">What becomes of members that its object does not know.</param>
    public static string Stored(MemberSpec member, UnknownMembersSpec? unknown)
    {
        var column = member.Type.Column.Value ?? member.Type.Column;
        var form = column.Kind == ColumnKind.Json ? "Json" : $"Of<{member.Type.Name}, {ColumnText.Of(member.Type.Column)}, {CodecText.Of(member.Type.Codec)}>";
        return member == unknown?.ExtensionDataMember ? Whole : $"columns::StoredColumn.{form}({Names.Literal(member.JsonName)}, {(member.Type.AllowsNull ? "true" : "false")})";
    }

    private static void Methods(EquatableArray<UpgradeSpec> steps, string field, SourceWriter writer)
    {
        if (steps.Count > 0)
        {
            var list = string.Join(", ", steps.Select(Step));
            writer.Line();
            writer.Write($"""
                {FileFrame.GeneratedCode}
                {FileFrame.Hidden}
                internal static readonly map::SchemaUpgradeStep[] {field} = [{list}];
                """);
        }
    }

    private static string Step(UpgradeSpec step)
    {
        var members = step.Members is { } known ? $" {{ Members = {Names.Literals(known.Items.Select(static member => member.Name))}{Texts(known.Items)} }}" : "";
        return $"new({step.From.ToString(CultureInfo.InvariantCulture)}, {Names.Literal(step.PlainName)}, {step.Method}){members}";
    }

    private static string Texts(IEnumerable<StepMemberSpec> members)
    {
        var texts = members.Where(static member => member.IsText).Select(static member => member.Name).ToList();
        return texts.Count == 0 ? "" : $", Texts = {Names.Literals(texts)}";
    }

    private static string Field(LogSpec? log) => log is null ? "__headerUpgrades" : $"__upgradesOf{log.Member.PlainName}";

    private static string Chain(SessionSpec session, string field, IEnumerable<string> keys, IEnumerable<MemberSpec> members)
    {
        var parts = new List<string>();
        var names = keys.ToList();
        if (names.Count > 0)
        {
            parts.Add($"Fixed = {Names.Literals(names)}");
        }

        var renamed = members.SelectMany(static member => member.FormerNames.Select(former => $"({Names.Literal(former)}, {Names.Literal(member.JsonName)})")).ToList();
        if (renamed.Count > 0)
        {
            parts.Add($"Renamed = [{string.Join(", ", renamed)}]");
        }

        var initializer = parts.Count == 0 ? "" : $" {{ {string.Join(", ", parts)} }}";
        return $"new({session.SchemaVersion.ToString(CultureInfo.InvariantCulture)}, {session.TypeName}.{field}){initializer}";
    }
}
