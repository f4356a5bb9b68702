namespace Persistence.Redis.Tests.Indexes.Backfill;

public enum Warmth
{
    Cold,
    Warm,
}
