using Swarm.Stores;

namespace Swarm.Loading;

/// <summary>Prints what a load test took.</summary>
/// <param name="size">How much it stored.</param>
public sealed class LoadReport(LoadSize size)
{
    private const int Asked = 20;

    /// <summary>Prints the figures.</summary>
    public void Write(string store, LoadResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        Console.WriteLine($"""
            store      {store}
            written    {size.Total:N0} messages of {size.Chats:N0} chats by {size.Writers} writers, each message a commit: {result.Writing.TotalSeconds:N2} s, {size.Total / result.Writing.TotalSeconds:N0} a second; p50 {result.Milliseconds(0.5):N2} ms, p95 {result.Milliseconds(0.95):N2} ms, p99 {result.Milliseconds(0.99):N2} ms
            read back  {size.Total:N0} messages, all there and in order: {result.Reading.TotalSeconds:N2} s, {size.Total / result.Reading.TotalSeconds:N0} a second
            """);
    }

    /// <summary>Prints the original's figures beside them.</summary>
    public void Compare(StoreKind kind, LoadResult own, OriginalResult? original)
    {
        ArgumentNullException.ThrowIfNull(own);
        if (original is null)
        {
            Console.WriteLine(kind == StoreKind.Redis ? "original   it has no Redis store" : "original   not run: there is no python3 on the path");
            return;
        }

        var (writing, reading) = (original.Written / original.Writing.TotalSeconds, original.Read / original.Reading.TotalSeconds);
        var isWhole = original.Written == size.Total;
        Console.WriteLine($"""
            original   written    {original.Written:N0} messages{(isWhole ? "" : " when its time was over")}: {original.Writing.TotalSeconds:N2} s, {writing:N0} a second
            original   read back  {original.Read:N0} messages: {original.Reading.TotalSeconds:N2} s, {reading:N0} a second
            ratio      writing {size.Total / own.Writing.TotalSeconds / writing:N1} ({Asked} asked on SQLite), reading {size.Total / own.Reading.TotalSeconds / reading:N1}{(isWhole ? "" : "; its writing gets slower the more it holds, and it did not come to most")}
            """);
    }
}
