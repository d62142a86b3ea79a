using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EmotionEdge.Storage.Database.Migrations
{
    /// <inheritdoc />
    public partial class AnalysisFinding : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<double>(
                name: "Confidence",
                table: "analysis",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Dominant",
                table: "analysis",
                type: "TEXT",
                nullable: true);

            // Results of before say it, too.
            migrationBuilder.Sql(
                "UPDATE analysis SET Dominant = json_extract(Result, '$.dominant'), Confidence = json_extract(Result, '$.confidence') WHERE json_valid(Result)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Confidence",
                table: "analysis");

            migrationBuilder.DropColumn(
                name: "Dominant",
                table: "analysis");
        }
    }
}
