using Swarm.Stores;

namespace Swarm.Loading;

/// <summary>Prints what a load test took.</summary>
/// <param name="size">How much it stored.</param>
public sealed class LoadReport(LoadSize size)
{
    private const int Asked = 20;

    /// <summary>Prints the figures.</summary>
    public void Write(StoreKind kind, string store, LoadResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        Console.WriteLine($"""
            store      {store}
            durable    {Durability(kind)}
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

        // Both until the same message: the last one, or the one to which the original came in its time.
        var (until, isWhole) = (own.Written[original.Written - 1], original.Written == size.Total);
        Console.WriteLine($"""
            original   durable    {original.Durability}
            original   written    {original.Written:N0} messages by one thread, {(isWhole ? "all of them" : "when its time was over")}: {original.Writing.TotalSeconds:N2} s, {original.Written / original.Writing.TotalSeconds:N0} a second
            original   read back  {original.Read:N0} messages: {original.Reading.TotalSeconds:N2} s, {original.Read / original.Reading.TotalSeconds:N0} a second
            ratio      writing {original.Writing / until:N1} ({Asked} asked on SQLite), both {(isWhole ? "whole" : $"until the message {original.Written:N0}, which was stored here after {until.TotalSeconds:N2} s; the original gets slower the more it holds")}; reading {original.Reading / own.Reading:N1}
            """);
    }

    private static string Durability(StoreKind kind) => kind switch
    {
        StoreKind.Redis => "as the server is set: with appendonly and appendfsync always each answered message is on its disk",
        StoreKind.Json => "each answered message is flushed to the disk",
        _ => "WAL, synchronous=FULL: each answered message is flushed to the disk; messages that wait at the same time share a flush",
    };
}
