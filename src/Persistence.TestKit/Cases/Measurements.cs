using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Measurements with given values, their ids counted from 0.</summary>
internal static class Measurements
{
    public static IMeasurementStore Fill<T>(CaseContext context, T[] values, Action<Measurement, T> set)
    {
        var store = context.Open<IMeasurementStore>();
        for (var id = 0; id < values.Length; id++)
        {
            var measurement = new Measurement { Id = id };
            set(measurement, values[id]);
            store.Create(measurement);
        }

        return store;
    }

    public static IEnumerable<int> Sorted<T>(T[] values, Func<T, bool> matches) =>
        Enumerable.Range(0, values.Length).Where(id => matches(values[id])).OrderBy(id => values[id]).ThenBy(id => id);
}
