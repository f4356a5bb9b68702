using Persistence.Generators.Emission.Codec;
using Persistence.Generators.Emission.Sqlite;
using Persistence.Generators.Emission.Stores;
using Persistence.Generators.Model;

namespace Persistence.Generators.Emission;

/// <summary>From a session class's model to its generated files, by kind. Pure: the same model always gives the same bytes.</summary>
internal static class SessionEmitter
{
    /// <summary>The class's other half and the interface of its stores.</summary>
    public static IEnumerable<GeneratedFile> Session(EmissionInput input) =>
        StoreInterfaceEmitter.Emit(input.Session, new FileFrame(input));

    /// <summary>What the class is made of, and its header as JSON.</summary>
    public static IEnumerable<GeneratedFile> Map(EmissionInput input)
    {
        var frame = new FileFrame(input);
        return MapEmitter.Emit(input.Session, frame).Concat(HeaderEmitter.Emit(input.Session, frame));
    }

    /// <summary>Its logs, and the types that its members and entries are made of.</summary>
    public static IEnumerable<GeneratedFile> LogsAndCodecs(EmissionInput input)
    {
        var session = input.Session;
        var frame = new FileFrame(input);
        var beside = new HashSet<string>(StringComparer.Ordinal);
        foreach (var log in session.Logs)
        {
            // A type that is the entry of two logs has one codec, beside the first.
            var entry = LogEmitter.HasRoom(log) && beside.Add(log.EntryObject!.CodecName) ? log.EntryObject : null;
            foreach (var file in LogEmitter.Emit(session, log, entry, frame))
            {
                yield return file;
            }
        }

        var others = session.Objects.Where(nested => !beside.Contains(nested.CodecName)).SelectMany(nested => ObjectEmitter.Emit(session, nested, frame))
            .Concat(session.Families.Select(family => FamilyEmitter.Emit(session, family, frame)));
        foreach (var file in others)
        {
            yield return file;
        }
    }

    /// <summary>Its tables, where the project references SQLite.</summary>
    public static IEnumerable<GeneratedFile> SqliteMap(EmissionInput input) =>
        (input.Backends & Backends.Sqlite) != 0 ? SqliteMapEmitter.Emit(input.Session, new FileFrame(input)) : [];

    /// <summary>Its stores of one backend, where the project references it.</summary>
    /// <param name="input">The class and the backends.</param>
    /// <param name="backend">The backend.</param>
    public static IEnumerable<GeneratedFile> Stores(EmissionInput input, Backends backend)
    {
        var frame = new FileFrame(input);
        return BackendCode.All
            .Where(code => code.Backend == backend && (input.Backends & backend) != 0)
            .SelectMany(code => StoreEmitter.Emit(input.Session, code, frame));
    }
}
