using Persistence.Generators.Emission.Codec;
using Persistence.Generators.Emission.Sqlite;
using Persistence.Generators.Emission.Stores;
using Persistence.Generators.Model;

namespace Persistence.Generators.Emission;

/// <summary>From a session class's model to its generated files. Pure: the same model always gives the same bytes.</summary>
public static class SessionEmitter
{
    /// <summary>Emits every file of one session class.</summary>
    /// <param name="input">The class and the backends.</param>
    /// <returns>The files.</returns>
    public static IReadOnlyList<GeneratedFile> Emit(EmissionInput input)
    {
        var frame = new FileFrame(input);
        var session = input.Session;
        var files = new List<GeneratedFile>
        {
            PartialClassEmitter.Emit(session, frame),
        };
        files.AddRange(MapEmitter.Emit(session, frame));
        files.AddRange(HeaderEmitter.Emit(session, frame));
        files.AddRange(session.Logs.SelectMany(log => LogEmitter.Emit(session, log, frame)));
        files.AddRange(session.Objects.SelectMany(nested => ObjectEmitter.Emit(session, nested, frame)));
        files.AddRange(session.Families.Select(family => FamilyEmitter.Emit(session, family, frame)));
        files.AddRange(StoreInterfaceEmitter.Emit(session, frame));
        if ((input.Backends & Backends.Sqlite) != 0)
        {
            files.AddRange(SqliteMapEmitter.Emit(session, frame));
        }

        files.AddRange(BackendCode.All
            .Where(backend => (input.Backends & backend.Backend) != 0)
            .SelectMany(backend => StoreEmitter.Emit(session, backend, frame)));
        return files;
    }
}
