using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Codec;

/// <summary>Emits the validation of a log's entries.</summary>
internal static class LogValidation
{
    /// <summary>Emits the regular expressions that the checks need.</summary>
    public static void Patterns(LogSpec log, SourceWriter writer)
    {
        if (log.EntryObject is { } entry)
        {
            CheckEmitter.Patterns(writer, entry.Members);
        }
    }

    /// <summary>The members that are an entry's id.</summary>
    public static IReadOnlyList<MemberSpec> Ids(LogSpec log) => log.EntryKey is { } named ? [named]
        : log.EntryObject is { } entry && entry.Members.Items.Any(static member => member.IsKey) ? entry.Members.Items.RemoveAll(static member => !member.IsKey) : (IReadOnlyList<MemberSpec>)[];

    // An id of several parts is set when one of them is. What is required is checked for null already.
    private static void EntryId(LogSpec log, SourceWriter writer)
    {
        var ids = Ids(log);
        if (ids.Count > 0)
        {
            var isUnset = ids.Select(static id => id.Checks.Any(static check => check.Rule == "Required")
                ? $"entry.{id.Name} is not null && map::EntryIdRules.IsUnset(entry.{id.Name})"
                : $"map::EntryIdRules.IsUnset(entry.{id.Name})");
            writer.Write($"map::EntryIdRules.Require(errors, {ids[0].PlainName:literal}, {string.Join(" && ", isUnset)});");
        }
    }

    /// <summary>Emits the function.</summary>
    public static void Emit(LogSpec log, SourceWriter writer)
    {
        writer.Open($"public static void Validate({log.Entry.Name} entry, int position, map::ValidationErrors errors)");
        writer.Write($"errors.BeginEntry({log.Member.PlainName:literal}, position);");
        if (!log.Entry.IsValueType)
        {
            writer.Write("if (entry is null) { errors.Add(\"\", \"an entry of a log is not null\"); return; }");
        }

        if (log.EntryObject is { } entry)
        {
            CheckEmitter.Calls(writer, entry.Members, "entry");
        }

        EntryId(log, writer);
        foreach (var element in log.RequiredElements)
        {
            writer.Write($"map::ValidationRules.Required(errors, \"{element}\", entry.{element}, true);");
        }

        writer.Close();
    }
}
