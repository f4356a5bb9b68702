using Persistence.Generators.Emission.Codec;
using Persistence.Generators.Emission.Stores;
using Persistence.Generators.Model;

namespace Persistence.Generators.Emission;

/// <summary>Emits the core of a session's map: description, key, validation, index values.</summary>
internal static class MapEmitter
{
    public static IEnumerable<GeneratedFile> Emit(SessionSpec session, MapLayout layout, FileFrame frame)
    {
        yield return frame.Make("", Purpose(session, layout), nullable: false, writer =>
        {
            PartialClassEmitter.Emit(session, writer);
            writer.Line();
            Core(session, layout, writer);
        });
        if (!layout.HasValidation)
        {
            yield return Further("Validation", "The validation", Validation);
            yield return Further("Patterns", "The patterns", static (session, writer) => CheckEmitter.Patterns(writer, session.Members));
        }

        GeneratedFile Further(string suffix, string purpose, Action<SessionSpec, SourceWriter> content) =>
            frame.Make($"Map.{suffix}", $"{purpose} of {session.PlainName}.", nullable: false, writer =>
            {
                writer.Open($"partial class {Names.Map(session)}");
                content(session, writer);
                writer.Close();
            });
    }

    private static string Purpose(SessionSpec session, MapLayout layout) =>
        $"The other half of {session.PlainName}, and its map: names, key, validation, indexes{(layout.HasHeader ? ", header as JSON" : "")}{(layout.Logs.Count > 0 ? ", logs" : "")}.";

    private static void Core(SessionSpec session, MapLayout layout, SourceWriter writer)
    {
        Head(session, layout, writer);
        if (layout.HasValidation)
        {
            CheckEmitter.Patterns(writer, session.Members);
        }

        DescriptionEmitter.Emit(session, writer);
        writer.Line();
        DescriptionEmitter.Fingerprints(session, writer);
        KeyEmitter.Emit(session, writer);
        writer.Line();
        if (layout.HasValidation)
        {
            Validation(session, writer);
            writer.Line();
        }

        MapVisits.Due(session, writer);
        MapVisits.Expiry(session, writer);
        MapVisits.IndexValues(session, writer);
        writer.Line();
        if (SearchMembers.Of(session).Count > 0 || VectorMembers.Of(session) is not null)
        {
            MapVisits.Texts(session.TypeName, "session", SearchMembers.Of(session).Select(static member => $".{member.Name}"), VectorMembers.Of(session), writer);
            writer.Line();
        }

        MapVisits.Logs(session, writer);
        writer.Line();
        MapVisits.Indexes(session, writer);
        if (layout.HasHeader)
        {
            writer.Line();
            HeaderEmitter.EmitBeside(session, writer);
        }

        foreach (var log in layout.Logs)
        {
            writer.Line();
            LogEmitter.EmitBeside(session, log, writer);
        }

        writer.Close();
    }

    private static void Head(SessionSpec session, MapLayout layout, SourceWriter writer)
    {
        writer.Write($"""
            /// <summary>How <see cref="{session.TypeName}"/> is stored. For the generated stores; there is nothing to call.</summary>
            {FileFrame.GeneratedCode}{FileFrame.Hidden}
            """);
        writer.Open($"""
            {Accessibility(session)} sealed partial class {Names.Map(session)} :
                map::ISessionMap<{session.TypeName}, {session.Key.TypeName}>{(layout.HasHeader ? $",\n    {HeaderEmitter.Interface(session)}" : "")}
            """);
    }

    // No code outside the project needs it, and it is never seen by more than the class is.
    private static string Accessibility(SessionSpec session) => session.Accessibility switch
    {
        "public" or "protected internal" => "internal",
        "protected" => "private protected",
        var own => own,
    };

    private static void Validation(SessionSpec session, SourceWriter writer)
    {
        var head = $"public static void Validate({session.TypeName} session, map::ValidationErrors errors)";
        if (session.Members.Items.All(static member => member.Checks.Count == 0))
        {
            writer.Write($"{head} {{ }}");
            return;
        }

        writer.Open(head);
        CheckEmitter.Calls(writer, session.Members, "session");
        writer.Close();
    }
}
