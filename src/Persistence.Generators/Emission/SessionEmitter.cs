using Persistence.Generators.Emission.Codec;
using Persistence.Generators.Emission.Hosting;
using Persistence.Generators.Emission.Sqlite;
using Persistence.Generators.Emission.Stores;
using Persistence.Generators.Model;

namespace Persistence.Generators.Emission;

/// <summary>From a session class's model to its generated files. Pure: the same model always gives the same bytes.</summary>
internal static class SessionEmitter
{
    /// <summary>Emits all files of a class.</summary>
    /// <param name="input">The class and the backends.</param>
    public static IEnumerable<GeneratedFile> Emit(EmissionInput input)
    {
        var session = input.Session;
        var frame = new FileFrame(input);
        if (session.ShellNames.Count > 0)
        {
            return ShellEmitter.Emit(session, input.Backends, frame);
        }

        var missing = ShellEmitter.OfMissing(session, session.Backends & ~input.Referenced, frame);
        var backends = BackendCode.All.Where(backend => (input.Backends & backend.Backend) != 0).ToList();
        var stores = StoreFiles.Emit(session, backends, frame).Concat(QueryEmitter.Emit(session, frame)).Concat(missing)
            .Concat(input.IsHosted ? ServicesEmitter.Emit(session, input.Backends, frame) : []);
        if (session.IsRefused)
        {
            return PartialClassEmitter.Emit(session, frame).Concat(stores);
        }

        var layout = new MapLayout(session);
        return MapEmitter.Emit(session, layout, frame)
            .Concat(layout.HasHeader ? [] : HeaderEmitter.Emit(session, frame))
            .Concat(LogsAndCodecs(session, layout, frame))
            .Concat(ForeignEmitter.Emit(session, frame))
            .Concat(AccessorEmitter.EmitGeneric(session, frame))
            .Concat((input.Backends & Backends.Sqlite) != 0 ? SqliteMapEmitter.Emit(session, frame) : [])
            .Concat(stores);
    }

    // The logs, and the types that members and entries are made of.
    private static IEnumerable<GeneratedFile> LogsAndCodecs(SessionSpec session, MapLayout layout, FileFrame frame)
    {
        var beside = new HashSet<string>(StringComparer.Ordinal);
        foreach (var log in session.Logs)
        {
            // A type that is the entry of two logs has one codec, beside the first.
            var entry = LogEmitter.FitsBeside(log) && beside.Add(log.EntryObject!.CodecName) ? log.EntryObject : null;
            foreach (var file in layout.Logs.Contains(log) ? [] : LogEmitter.Emit(session, log, entry, frame))
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
}
