using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EmotionEdge.Storage.Alerts;

internal sealed class AlertStepRowConfiguration : IEntityTypeConfiguration<AlertStepRow>
{
    public void Configure(EntityTypeBuilder<AlertStepRow> builder) => builder.ToTable("alert_step");
}
