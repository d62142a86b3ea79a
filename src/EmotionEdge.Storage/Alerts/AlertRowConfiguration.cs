using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmotionEdge.Storage.Alerts;

internal sealed class AlertRowConfiguration : IEntityTypeConfiguration<AlertRow>
{
    public void Configure(EntityTypeBuilder<AlertRow> builder)
    {
        builder.ToTable("alert");
        builder.HasIndex(row => row.Raised);
        builder.HasMany(row => row.Steps).WithOne().HasForeignKey(step => step.AlertId).OnDelete(DeleteBehavior.Cascade);
    }
}
