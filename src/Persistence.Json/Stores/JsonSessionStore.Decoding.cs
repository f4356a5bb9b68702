using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.Json;

/// <content>Making session objects of headers.</content>
public abstract partial class JsonSessionStore<TSession, TKey, TMap>
{
    private TSession Decode(string key, OpenSession open)
    {
        try
        {
            var reader = new JsonReader(open.Header.Json);
            var session = TMap.ReadHeader(ref reader);
            reader.End();
            return session;
        }
        catch (JsonDataException problem)
        {
            throw new LineDamageException(open.State.HeaderAt, $"the header is not what class {TMap.Description.ClassName} stores: {problem.Message}", problem);
        }
        catch (RequiredMemberException problem)
        {
            throw Unfit(key, problem);
        }
    }

    private SessionSchemaException Unfit(string key, RequiredMemberException problem) =>
        new($"Session '{key}' in {Store} does not fit class {TMap.Description.ClassName}: {problem.Message}.", key, Store, problem);
}
