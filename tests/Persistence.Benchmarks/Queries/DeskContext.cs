using Microsoft.EntityFrameworkCore;

namespace Persistence.Benchmarks.Queries;

/// <summary>The tickets as EF Core would have them: a table of its own, with the index that the page needs.</summary>
internal sealed class DeskContext(DbContextOptions<DeskContext> options) : DbContext(options)
{
    /// <summary>The tickets.</summary>
    public DbSet<DeskEntity> Tickets => Set<DeskEntity>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var ticket = modelBuilder.Entity<DeskEntity>().ToTable("entity_ticket");
        ticket.HasKey(entity => entity.Number);
        ticket.Property(entity => entity.Number).ValueGeneratedNever();
        ticket.HasIndex(entity => new { entity.Assignee, entity.Status, entity.Due, entity.Number });
    }
}

/// <summary>A row of <c>entity_ticket</c>.</summary>
internal sealed class DeskEntity
{
    public long Number { get; init; }

    public required string Title { get; set; }

    public string? Assignee { get; set; }

    public int Status { get; set; }

    public DateTime Due { get; set; }
}
