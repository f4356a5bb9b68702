using System.CommandLine;
using Persistence.Tool.Shapes;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Commands;

/// <summary><c>persist schema</c>: what sessions are made of, and whether that is what a PersistedSchema.txt says.</summary>
internal static class SchemaCommand
{
    private static readonly Argument<string> s_file = Arguments.Text("file", "a PersistedSchema.txt to compare with", isRequired: false);

    /// <summary>Makes it.</summary>
    public static Command Make()
    {
        var command = CommandTree.Make("schema", "Shows what the sessions of each class are made of, as the store records it; with a file, compares it with that, exit code 1 where they differ.", "persist schema chat.db src/MyApp/PersistedSchema.txt", Arguments.Store, s_file, Arguments.Class, Arguments.Json);
        Runner.SetAction(command, Run);
        return command;
    }

    private static int Run(ToolContext context)
    {
        using var reader = StoreOpening.Read(context.Store, context.Cancellation);
        var wanted = context.Parsed.GetValue(s_file) is { } file ? SchemaFile.Read(File.ReadAllText(file)) : null;
        var differences = 0;
        foreach (var stored in context.Classes(reader))
        {
            if (stored.Shape is not { } shape)
            {
                context.Output.Note($"persist: the store does not say what class '{stored.Name}' is made of: {(reader.Address.Kind == StoreKind.Redis ? "no Redis store does" : "open it once with a program of this version")}.");
                continue;
            }

            differences += wanted is null ? Show(context, stored, shape) : Compare(context, stored, shape, wanted.GetValueOrDefault(stored.Name));
        }

        return differences > 0 ? Runner.Found : Runner.Fine;
    }

    private static int Show(ToolContext context, StoredClass stored, ClassShape shape)
    {
        context.Output.Line(stored.Name);
        foreach (var member in shape.Members)
        {
            context.Output.Line($"  header {member.Name}: {member.Form}{(member.IsKey ? ", key" : "")}{(member.AllowsNull ? ", null" : "")}, column {member.Column} {member.Type}");
        }

        foreach (var log in shape.Logs)
        {
            context.Output.Line($"  log {log.Name}, table {log.Table}{(log.Ids.Count > 0 ? ", id " + string.Join(", ", log.Ids) : "")}");
            foreach (var member in log.Members)
            {
                context.Output.Line($"    {(member.Name.Length == 0 ? "(entry)" : member.Name)}: {member.Form}{(member.AllowsNull ? ", null" : "")}, column {member.Column} {member.Type}");
            }
        }

        context.Output.Json(line => line.Text("class", stored.Name).Raw("shape", System.Text.Encoding.UTF8.GetBytes(shape.Text)));
        return 0;
    }

    private static int Compare(ToolContext context, StoredClass stored, ClassShape shape, SortedSet<string>? wanted)
    {
        if (wanted is null)
        {
            Write(context, stored, "", "the file does not have this class");
            return 1;
        }

        var places = SchemaFile.Places(shape);
        var (missing, other) = (wanted.Except(places).ToList(), places.Except(wanted).ToList());
        missing.ForEach(place => Write(context, stored, place, "in the file, not in the store: no program of this shape has opened it yet"));
        other.ForEach(place => Write(context, stored, place, "in the store, not in the file: a newer or older program opened it last"));
        return missing.Count + other.Count;
    }

    private static void Write(ToolContext context, StoredClass stored, string place, string text) =>
        context.Output.Either($"{stored.Name} {place}: {text}", line => line.Text("class", stored.Name).Text("place", place).Text("difference", text));
}
