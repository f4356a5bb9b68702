using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.Json;

/// <content>Making session objects of headers, and saying in the store's words what is wrong with a file.</content>
public abstract partial class JsonSessionStore<TSession, TKey, TMap>
{
    private TSession Decode(string key, OpenSession open)
    {
        if (open.Header.Key != key)
        {
            throw new LineDamageException(open.State.HeaderAt, $"the file belongs to session '{open.Header.Key}', whose file has another name") { IsOfText = false, IsForeign = true };
        }

        try
        {
            var reader = new JsonReader(open.Header.Json);
            var session = TMap.ReadHeader(ref reader);
            reader.End();
            return session;
        }
        catch (JsonDataException problem) when (UnfitDataException.Of(open.Header.Json, problem) is { } unfit)
        {
            throw SessionErrors.Unfit(key, Store, TMap.Description, unfit);
        }
        catch (JsonDataException problem)
        {
            throw new LineDamageException(open.State.HeaderAt, $"the header is not what class {TMap.Description.ClassName} stores: {problem.Message}", problem);
        }
        catch (RequiredMemberException problem)
        {
            throw SessionErrors.Unfit(key, Store, TMap.Description, problem);
        }
    }

    // Reads a session, and says in the store's words what is wrong with it.
    private T Read<T>(string name, string? key, Func<OpenSession?, T> read)
    {
        try
        {
            return _directory.Read(name, key, read);
        }
        catch (LineDamageException damage)
        {
            throw Damaged(name, key, damage);
        }
    }

    private protected SessionCorruptedException Damaged(string name, string? key, LineDamageException damage)
    {
        var subject = key ?? FileNames.KeyOf(name) ?? "?";
        var where = PlaceOf(name, damage);
        return HarmlessText(name, damage) is { } harmless
            ? new SessionCorruptedException($"Session '{subject}' in {Store} cannot be read, at {where}: {harmless}. Nothing was changed.", subject, Store, damage)
            : SessionErrors.Corrupted(subject, Store, where, damage.Message, damage);
    }

    private string? HarmlessText(string name, LineDamageException damage) => damage.IsOfText ? _directory.HarmlessText(name, damage) : null;

    private string PlaceOf(string name, LineDamageException damage) => $"file '{Path.Combine(Location, name)}', byte {damage.Offset}";
}
