using System.Collections;
using System.Reflection;
using Persistence.Foreign.Tests.Values;
using Persistence.Mapping;

namespace Persistence.Foreign.Tests.Projects;

/// <summary>Stores, loads and compares the values of one type.</summary>
internal abstract class Probe
{
    /// <summary>Tries the type.</summary>
    /// <param name="subject">The type.</param>
    /// <param name="places">Where the stores are.</param>
    /// <param name="warned">The members that need not come back, because the analyzer warns of them.</param>
    public abstract Outcome Try(Subject subject, Places places, HashSet<string> warned);
}

/// <inheritdoc/>
/// <typeparam name="TSession">The session class that holds the type in each form.</typeparam>
/// <typeparam name="TMap">Its generated map.</typeparam>
internal sealed class Probe<TSession, TMap> : Probe
    where TSession : class, IPersistedSession
    where TMap : ISessionMap<TSession, string>
{
    private static readonly PropertyInfo s_plain = typeof(TSession).GetProperty(Form.Plain.Name)!;

    public override Outcome Try(Subject subject, Places places, HashSet<string> warned)
    {
        var outcome = new Outcome(subject);
        var values = new ValueMaker().Candidates(s_plain.PropertyType);
        foreach (var (name, store) in places.Open<TSession, TMap>())
        {
            using (store)
            {
                new Trial(outcome, name, store, warned).Try(values);
            }
        }

        outcome.Defaults = ValueMaker.DefaultMembers(values);
        return outcome;
    }

    private sealed class Trial(Outcome outcome, string place, ISessionStore<TSession, string> store, HashSet<string> warned)
    {
        public void Try(IReadOnlyList<object> values)
        {
            var kept = values.Where((value, index) => Comes($"{index}", [value])).ToList();
            outcome.Values = kept.Count;
            if (kept.Count > 1)
            {
                Comes("all", kept);
            }
        }

        private bool Comes(string key, IReadOnlyList<object> values)
        {
            try
            {
                store.Create(Session(key, values));
            }
            catch (Exception refusal) when (refusal is SessionValidationException || IsOfType(refusal))
            {
                outcome.Refusals.Add($"{place}: {refusal.Message}");
                return false;
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                outcome.Faults.Add($"{place}, when it is saved: {fault}");
                return false;
            }

            Compare(key, values);
            return true;
        }

        private void Compare(string key, IReadOnlyList<object> values)
        {
            try
            {
                var difference = new Difference(warned).Find(Session(key, values), store.Load(key));
                if (difference is not null)
                {
                    outcome.Faults.Add($"{place}: {difference}");
                }
            }
            catch (SessionSchemaException refusal) when (refusal.InnerException is { } unfit && (IsOfType(unfit) || IsOfType(unfit.InnerException) || IsOfType(unfit.InnerException?.InnerException)))
            {
                // Its own setter takes less than its constructor leaves, or hides from the compiler that there is one; the store says so.
                outcome.Unreadable.Add($"{place}: {refusal.Message}");
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                outcome.Faults.Add($"{place}, when it is loaded: {fault}");
            }
        }

        // Thrown by a getter or setter of the type itself, in some way that it chose.
        private static bool IsOfType(Exception? fault) =>
            fault?.TargetSite?.DeclaringType is { Assembly: { } thrower } declaring && (declaring == typeof(CollectionFill) || thrower == s_plain.PropertyType.Assembly || fault.StackTrace!.Split('\n').Take(3).Any(static frame => frame.Contains(" at " + s_plain.PropertyType.FullName, StringComparison.Ordinal)));
    }

    private static TSession Session(string key, IReadOnlyList<object> values)
    {
        var session = Activator.CreateInstance<TSession>();
        foreach (var member in typeof(TSession).GetProperties().Where(static member => member.CanWrite))
        {
            member.SetValue(session, ValueOf(member, key, values));
        }

        return session;
    }

    private static object? ValueOf(PropertyInfo member, string key, IReadOnlyList<object> values) => member.Name switch
    {
        "Id" => key,
        "Plain" or "Maybe" => values[0],
        "Many" or "Log" => List(member.PropertyType, values),
        "Loose" => List(member.PropertyType, [values[^1], null, values[0]]),
        "Row" => Row(member.PropertyType.GetElementType()!, values),
        _ => ByName(member.PropertyType, values),
    };

    private static IList List(Type type, IEnumerable<object?> values)
    {
        var list = (IList)Activator.CreateInstance(type)!;
        foreach (var value in values)
        {
            list.Add(value);
        }

        return list;
    }

    private static Array Row(Type type, IReadOnlyList<object> values)
    {
        var row = Array.CreateInstance(type, values.Count);
        for (var index = 0; index < values.Count; index++)
        {
            row.SetValue(values[index], index);
        }

        return row;
    }

    private static IDictionary ByName(Type type, IReadOnlyList<object> values)
    {
        var map = (IDictionary)Activator.CreateInstance(type)!;
        for (var index = 0; index < values.Count; index++)
        {
            map.Add($"n{index}", values[index]);
        }

        return map;
    }
}
